import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useFormContext } from 'react-hook-form';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import { labelOf } from './labels.ts';

interface Props {
  errors: readonly { field: string; message: string }[];
  general?: string | undefined;
}

/** What has to be mended, at the top of the form, each line leading to its field. */
export function ErrorSummary({ errors, general }: Props) {
  const t = useT();
  const term = useTerm();
  const { setFocus, control } = useFormContext();
  return (
    <div role="alert" id="form-errors" tabIndex={-1}>
      {(errors.length > 0 || general) && (
        <Alert severity="error" role="presentation" sx={{ mb: 2 }}>
          {general ?? t('errors.fix', { smart_count: errors.length })}
          {errors.length > 0 && (
            <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
              {errors.map(({ field, message }) => (
                <li key={field}>
                  <Link
                    component="button"
                    type="button"
                    onClick={() => setFocus(field)}
                    sx={{ textAlign: 'left', verticalAlign: 'baseline' }}
                  >
                    {labelOf(control, field) ?? term('field', field.split('.').at(-1))}
                  </Link>
                  : {message}
                </li>
              ))}
            </Box>
          )}
        </Alert>
      )}
    </div>
  );
}
