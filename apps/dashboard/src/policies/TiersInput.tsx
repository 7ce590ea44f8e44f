import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import IconButton from '@mui/material/IconButton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { get, useFieldArray, useFormContext } from 'react-hook-form';
import { MoneyInput, RateInput } from '../casework/form/FieldInput.tsx';
import { useKeptLabel } from '../components/form/labels.ts';
import { useT } from '../providers/i18n/index.ts';

/** Tiers as a table: up to which cost, at which rate; the last one has no bound, and the meeting may set a rate between two. */
export function TiersInput({ name, label }: { name: string; label: string }) {
  const t = useT();
  useKeptLabel(name, label);
  const { control, formState } = useFormContext();
  const { fields, insert, remove } = useFieldArray({ control, name });
  const problem: unknown =
    get(formState.errors, `${name}.message`) ?? get(formState.errors, `${name}.root.message`);
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
      <Box component="legend" sx={{ fontSize: '0.875rem', fontWeight: 600, mb: 0.5, p: 0 }}>
        {label}
      </Box>
      {/* Positioned, so that what is hidden in it does not widen the page. */}
      <TableContainer sx={{ position: 'relative' }}>
        <Table size="small" aria-label={label} sx={{ minWidth: 560 }}>
          <TableHead>
            <TableRow>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{t('policy.tier')}</TableCell>
              <TableCell>{t('policy.upTo')}</TableCell>
              <TableCell>{t('policy.rate')}</TableCell>
              <TableCell>{t('policy.maxRate')}</TableCell>
              <TableCell>
                <Box component="span" sx={{ position: 'absolute', clipPath: 'inset(50%)' }}>
                  {t('action.remove')}
                </Box>
              </TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {fields.map((field, index) => {
              const tier = t('policy.tierNumber', { number: index + 1 });
              const last = index === fields.length - 1;
              const common = { required: false, bare: true };
              return (
                <TableRow key={field.id}>
                  <TableCell component="th" scope="row">
                    {index + 1}
                  </TableCell>
                  <TableCell>
                    <MoneyInput
                      {...common}
                      name={`${name}.${index}.upTo`}
                      label={`${tier} ${t('policy.upTo')}`}
                      helperText={last ? t('policy.noBound') : undefined}
                    />
                  </TableCell>
                  <TableCell>
                    <RateInput
                      {...common}
                      name={`${name}.${index}.rate`}
                      label={`${tier} ${t('policy.rate')}`}
                      helperText={undefined}
                    />
                  </TableCell>
                  <TableCell>
                    <RateInput
                      {...common}
                      name={`${name}.${index}.maxRate`}
                      label={`${tier} ${t('policy.maxRate')}`}
                      helperText={undefined}
                    />
                  </TableCell>
                  <TableCell padding="checkbox">
                    <IconButton
                      aria-label={t('policy.removeTier', { number: index + 1 })}
                      disabled={fields.length === 1}
                      onClick={() => remove(index)}
                    >
                      <Delete fontSize="small" />
                    </IconButton>
                  </TableCell>
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      </TableContainer>
      {typeof problem === 'string' && <FormHelperText error>{problem}</FormHelperText>}
      <Button
        startIcon={<Add />}
        onClick={() => insert(Math.max(0, fields.length - 1), { upTo: '', rate: '', maxRate: '' })}
      >
        {t('policy.addTier')}
      </Button>
    </Box>
  );
}
