// HTML of the pages that the server draws itself. Whatever is put into the template is text and is escaped; only markup made by the
// same template is taken as it is.

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What turns the direction of the text around it: a name written with it would rearrange the page. */
const DIRECTION = /[\u202A-\u202E\u2066-\u2069]/g;

export class Markup {
  readonly #text: string;

  constructor(key: typeof KEY, text: string) {
    if (key !== KEY) throw new TypeError('markup is made by the template alone');
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

const KEY = Symbol('markup');

/** A value in a template; nothing is drawn of what is missing or false. */
export type Drawn = Markup | string | number | null | undefined | false | readonly Drawn[];

function draw(value: Drawn): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.toString();
  if (typeof value === 'string' || typeof value === 'number')
    return String(value)
      .replace(DIRECTION, '')
      .replace(/[&<>"']/g, sign => ESCAPES[sign] ?? sign);
  return value.map(draw).join('');
}

/** Markup with every value escaped. An attribute's value stands in double quotes. */
export function html(parts: TemplateStringsArray, ...values: readonly Drawn[]): Markup {
  const text = parts.map((part, index) => (index === 0 ? part : draw(values[index - 1]) + part)).join('');
  return new Markup(KEY, text);
}
