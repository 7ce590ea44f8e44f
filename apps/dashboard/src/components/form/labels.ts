import { useEffect } from 'react';
import { useFormContext } from 'react-hook-form';

/** What the fields of each form are called on the screen, so that its summary of errors calls them the same. */
const labels = new WeakMap<object, Map<string, string>>();

/** Keeps a field's label for the form around it. */
export function useKeptLabel(field: string, label: string): void {
  const { control } = useFormContext();
  useEffect(() => {
    const ofForm = labels.get(control) ?? new Map<string, string>();
    labels.set(control, ofForm.set(field, label));
    return () => {
      ofForm.delete(field);
    };
  }, [control, field, label]);
}

/** The label of a field of this form; undefined where no field on the screen has this name. */
export function labelOf(form: object, field: string): string | undefined {
  return labels.get(form)?.get(field);
}
