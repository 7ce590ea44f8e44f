import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html, Markup } from './markup.ts';

test('a value is text, in content and in attributes', () => {
  const evil = `"><script>alert('1')</script>&`;
  expect(String(html`<a title="${evil}">${evil}</a>`)).toBe(
    '<a title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;</a>',
  );
});

test('markup within markup is taken as it is, and a list one after the other', () => {
  const rows = ['a', '<b>'].map(row => html`<li>${row}</li>`);
  expect(String(html`<ul>${rows}${null}${undefined}${false}${0}</ul>`)).toBe(
    '<ul><li>a</li><li>&lt;b&gt;</li>0</ul>',
  );
});

test('what turns the direction of text is left out', () => {
  expect(String(html`${'张\u202E三\u2066'}`)).toBe('张三');
});

test('markup cannot be made of a string', () => {
  expect(() => Reflect.construct(Markup, [Symbol('other'), '<script>'])).toThrow(TypeError);
});

test('no text whatever leaves a tag, a quote or an entity of its own', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const drawn = String(html`${text}`);
      expect(drawn).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
    }),
  );
});
