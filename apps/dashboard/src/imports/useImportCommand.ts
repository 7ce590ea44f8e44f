import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { ImportPageFragment } from '../generated/graphql.ts';
import { messageOf } from '../providers/graphql.ts';

export const importPageKey = (id: string) => ['imports', 'page', id];

/** Runs a command of an import; its answer is the page at once, and what was refused is said where it was asked. */
export function useImportCommand() {
  const translate = useTranslate();
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function run(command: () => Promise<ImportPageFragment>): Promise<boolean> {
    setBusy(true);
    setProblem(undefined);
    try {
      const record = await command();
      queryClient.setQueryData(importPageKey(record.id), record);
      void queryClient.invalidateQueries({ queryKey: ['imports'] });
      return true;
    } catch (error) {
      setProblem(translate(messageOf(error)));
      return false;
    } finally {
      setBusy(false);
    }
  }

  return { run, busy, problem };
}
