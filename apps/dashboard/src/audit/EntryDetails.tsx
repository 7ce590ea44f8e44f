import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useId, useState } from 'react';
import { formatMoment } from '../components/format.ts';
import type { AuditRowFragment } from '../generated/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { changesOf } from './audit.ts';
import { useAuditTerms } from './terms.ts';
import { useNames, Values } from './Values.tsx';

/** What an entry changed, field by field; sensitive values are masked in the trail itself. */
export function EntryDetails({ entry }: { entry: AuditRowFragment }) {
  const t = useT();
  const titleId = useId();
  const [open, setOpen] = useState(false);
  const { action, entity } = useAuditTerms();
  const changes = changesOf(entry.entity, entry.changes);
  if (changes.length === 0) return <>—</>;
  const title = `${action(entry.action)} · ${entity(entry.entity)}`;
  return (
    <>
      <Button
        size="small"
        sx={{ minHeight: 26, minWidth: 0, px: 1, py: 0, ml: -1 }}
        onClick={() => setOpen(true)}
        aria-label={t('audit.showChanges', { smart_count: changes.length, title })}
      >
        {t('audit.count', { smart_count: changes.length })}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} aria-labelledby={titleId} maxWidth="md" fullWidth>
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent>
          <Box sx={{ color: 'text.secondary', mb: 1.5 }}>
            {[formatMoment(entry.at), entry.actorName, entry.reason].filter(Boolean).join(' · ')}
          </Box>
          <Changes changes={changes} labelledBy={titleId} />
          {entry.requestId && (
            <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', mt: 1.5 }}>
              {t('audit.request')}: {entry.requestId}
            </Box>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setOpen(false)}>{t('action.close')}</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

function Changes({ changes, labelledBy }: { changes: ReturnType<typeof changesOf>; labelledBy: string }) {
  const t = useT();
  const { field: fieldName } = useAuditTerms();
  const names = useNames(changes.flatMap(({ before, after }) => [...before, ...after]));
  return (
    <Table size="small" aria-labelledby={labelledBy}>
      <TableHead>
        <TableRow>
          <TableCell>{t('stale.field')}</TableCell>
          <TableCell>{t('audit.before')}</TableCell>
          <TableCell>{t('audit.after')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {changes.map(({ field, before, after }) => (
          <TableRow key={field}>
            <TableCell component="th" scope="row">
              {fieldName(field)}
            </TableCell>
            <TableCell>
              <Values pieces={before} names={names} />
            </TableCell>
            <TableCell>
              <Values pieces={after} names={names} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
