export const calculatorPath = '/calculator';
