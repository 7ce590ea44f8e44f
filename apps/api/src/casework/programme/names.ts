// Names of GraphQL types made from a programme's own: MEDICAL_AID → MedicalAid.

/** `TOWN_REVIEW` or `payeeName` as a part of a type's name. */
export function pascal(text: string): string {
  return text
    .split('_')
    .map(word => {
      const rest = /[a-z]/.test(word) ? word.slice(1) : word.slice(1).toLowerCase();
      return `${word.charAt(0).toUpperCase()}${rest}`;
    })
    .join('');
}

export function caseTypeName(programme: string): string {
  return `${pascal(programme)}Case`;
}
