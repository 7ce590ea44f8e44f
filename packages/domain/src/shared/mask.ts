/** A number of so many characters of which only the last four show: `**************123X`. */
export function maskTail(last4: string, length: number): string {
  return last4.padStart(Math.max(length, last4.length), '*');
}

/** A name as the public may see it: the first character and two asterisks. */
export function maskName(name: string): string {
  const [first] = name;
  return first === undefined ? '' : `${first}**`;
}

/** The last four characters of a number, all of it where it is shorter. */
export function lastFour(number: string): string {
  return number.slice(-4);
}
