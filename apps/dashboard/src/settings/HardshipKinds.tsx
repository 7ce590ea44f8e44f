import Add from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useQueryClient } from '@tanstack/react-query';
import { problem } from '@zhucan/domain';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Panel } from '../components/Facts.tsx';
import type { FormValues } from '../components/form/draft.ts';
import { FormDialog } from '../components/form/FormDialog.tsx';
import { CheckInput, TextInput } from '../components/form/inputs.tsx';
import { refreshAll } from '../components/refreshAll.ts';
import { ToneChip } from '../components/StateChip.tsx';
import { SaveHardshipKindDocument, type SettingsQuery } from '../generated/graphql.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';

type Kind = SettingsQuery['hardshipKinds'][number];

const newKind: FormValues = { code: '', nameZh: '', nameEn: '', active: true };

/** The kinds of hardship that households can be registered with: the district's own list. */
export function HardshipKinds({ kinds }: { kinds: readonly Kind[] }) {
  const t = useT();
  const term = useTerm();
  const [editing, setEditing] = useState<Kind | 'new' | null>(null);
  return (
    <Panel
      title={t('settings.hardship')}
      actions={
        <Button variant="outlined" startIcon={<Add />} onClick={() => setEditing('new')}>
          {t('settings.addKind')}
        </Button>
      }
    >
      <TableContainer
        tabIndex={0}
        role="region"
        aria-label={t('list.caption', { name: t('settings.hardship') })}
      >
        <Table size="small" sx={{ minWidth: 620 }} aria-label={t('settings.hardship')}>
          <TableHead>
            <TableRow>
              <TableCell>{t('settings.nameZh')}</TableCell>
              <TableCell>{t('settings.nameEn')}</TableCell>
              <TableCell>{term('field', 'code')}</TableCell>
              <TableCell>{term('field', 'state')}</TableCell>
              <TableCell>{t('action.edit')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {kinds.map(kind => (
              <TableRow key={kind.code}>
                <TableCell component="th" scope="row">
                  {kind.nameZh}
                </TableCell>
                <TableCell>{kind.nameEn}</TableCell>
                <TableCell sx={{ overflowWrap: 'anywhere' }}>{kind.code}</TableCell>
                <TableCell>
                  <ToneChip
                    tone={kind.active ? 'good' : 'neutral'}
                    label={kind.active ? t('settings.inUse') : t('settings.outOfUse')}
                  />
                </TableCell>
                <TableCell>
                  <Button
                    size="small"
                    sx={{ minHeight: 26, minWidth: 0, px: 1, py: 0, ml: -1 }}
                    onClick={() => setEditing(kind)}
                    aria-label={t('settings.editKind', { name: kind.nameZh })}
                  >
                    {t('action.edit')}
                  </Button>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {editing && <KindDialog kind={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Panel>
  );
}

function kindProblems(values: FormValues) {
  return ['code', 'nameZh', 'nameEn']
    .filter(field => String(values[field] ?? '').trim() === '')
    .map(field => problem('REQUIRED', field));
}

function KindDialog({ kind, onClose }: { kind: Kind | null; onClose: () => void }) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();

  async function save(values: FormValues) {
    const text = (field: string) => String(values[field] ?? '').trim();
    const variables = {
      code: text('code'),
      nameZh: text('nameZh'),
      nameEn: text('nameEn'),
      active: values['active'] === true,
    };
    unwrap((await execute(SaveHardshipKindDocument, variables)).saveHardshipKind);
    notify('action.saved', { type: 'success' });
    onClose();
    await refreshAll(queryClient);
  }

  return (
    <FormDialog
      open
      title={kind ? t('settings.editKind', { name: kind.nameZh }) : t('settings.addKind')}
      submitLabel={t('action.save')}
      values={kind ? { ...kind } : newKind}
      problems={kindProblems}
      onSubmit={save}
      onClose={onClose}
    >
      <TextInput name="nameZh" label={t('settings.nameZh')} required maxLength={40} />
      <TextInput name="nameEn" label={t('settings.nameEn')} required maxLength={80} />
      <TextInput
        name="code"
        required
        maxLength={40}
        disabled={kind !== null}
        helperText={t('settings.codeHelp')}
      />
      <CheckInput name="active" helperText={t('settings.activeHelp')} />
    </FormDialog>
  );
}
