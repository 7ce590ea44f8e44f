/** The same keys, any sentence: what another language must satisfy. */
export type Shape<Catalogue> = {
  readonly [Key in keyof Catalogue]: Catalogue[Key] extends string ? string : Shape<Catalogue[Key]>;
};

/** Every dotted path to a sentence. */
export type Path<Catalogue> = {
  [Key in keyof Catalogue & string]: Catalogue[Key] extends string ? Key : `${Key}.${Path<Catalogue[Key]>}`;
}[keyof Catalogue & string];
