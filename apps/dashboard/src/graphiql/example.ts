export interface Example {
  title: { zh: string; en: string };
  query: string;
  variables?: string;
}
