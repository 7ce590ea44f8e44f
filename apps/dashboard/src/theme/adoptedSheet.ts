import createCache, { type EmotionCache } from '@emotion/cache';
import { StyleSheet } from '@emotion/sheet';

/**
 * Emotion writes its rules into `<style>` elements, which a strict `style-src 'self'` refuses. A constructed style sheet needs
 * neither 'unsafe-inline' nor a nonce, so the page stays cacheable as a plain file.
 */
class AdoptedSheet extends StyleSheet {
  readonly #sheet = new CSSStyleSheet();
  readonly #global: boolean;
  #adopted = false;

  constructor(options: ConstructorParameters<typeof StyleSheet>[0]) {
    super(options);
    this.#global = options.key.endsWith('-global');
  }

  override insert(rule: string): void {
    if (!this.#adopted) this.#adopt();
    try {
      this.#sheet.insertRule(rule, this.#sheet.cssRules.length);
    } catch {
      // A vendor prefix that this browser does not know: the rule would not apply anyway.
    }
    this.ctr += 1;
  }

  override flush(): void {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(sheet => sheet !== this.#sheet);
    this.#sheet.replaceSync('');
    this.#adopted = false;
    this.tags = [];
    this.ctr = 0;
  }

  #adopt(): void {
    // Globals go first, so that components win over them.
    document.adoptedStyleSheets = this.#global
      ? [this.#sheet, ...document.adoptedStyleSheets]
      : [...document.adoptedStyleSheets, this.#sheet];
    this.#adopted = true;
    // Emotion's Global flushes what it wrote before only where it finds a tag; this one is never attached.
    this.tags = [document.createElement('style')];
  }
}

export function createStyleCache(): EmotionCache {
  const cache = createCache({ key: 'z' });
  cache.sheet = new AdoptedSheet({ key: 'z', container: document.head, speedy: true });
  return cache;
}
