// What the server takes as a document, so that a wrong file is refused before it is sent; it looks at the content once more.

const endings = ['pdf', 'jpg', 'jpeg', 'png', 'heic', 'docx', 'xlsx'] as const;
export const documentEndings = endings.map(ending => `.${ending}`).join(',');
export const largestDocument = 10 * 1024 * 1024;

export type FileFault = 'type' | 'size' | 'empty';

/** What is wrong with a file before it is sent. */
export function faultOf({ name, size }: { name: string; size: number }): FileFault | undefined {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  if (!endings.some(one => one === ending)) return 'type';
  if (size === 0) return 'empty';
  return size > largestDocument ? 'size' : undefined;
}

/** A size as people say it: `356 KB`, `2.4 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
