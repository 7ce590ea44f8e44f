type Values = Readonly<Record<string, unknown>>;

/** The sentence at a dotted path of a nested catalogue. */
export function lookUp(catalogue: unknown, key: string): string | undefined {
  let node = catalogue;
  for (const part of key.split('.')) {
    if (typeof node !== 'object' || node === null) return undefined;
    node = (node as Record<string, unknown>)[part];
  }
  return typeof node === 'string' ? node : undefined;
}

/** Fills `%{name}`; of `one |||| many` takes the form for `smart_count`. */
export function fill(sentence: string, values: Values): string {
  const forms = sentence.split('||||');
  const form = forms.length > 1 && values['smart_count'] !== 1 ? forms[1] : forms[0];
  return (form ?? sentence)
    .trim()
    .replace(/%\{(\w+)\}/g, (hole, name: string) =>
      values[name] === undefined ? hole : String(values[name]),
    );
}
