import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useSettled } from './useSettled.ts';

/**
 * A text field over a value that lives elsewhere: what is typed goes there once its writer pauses, and what changes there (a
 * filter cleared, a saved one chosen) comes back.
 */
export function useTyped(
  value: string,
  read: (text: string) => string,
  onChange: (value: string) => void,
): [string, (text: string) => void] {
  const [text, setText] = useState(value);
  const settled = useSettled(text, 250);
  const sent = useRef(value);
  const send = useEffectEvent((typed: string) => {
    const next = read(typed);
    if (next === sent.current) return;
    sent.current = next;
    onChange(next);
  });
  useEffect(() => send(settled), [settled]);
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  return [text, setText];
}
