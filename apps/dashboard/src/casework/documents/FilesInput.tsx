import Clear from '@mui/icons-material/Clear';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import IconButton from '@mui/material/IconButton';
import { type DragEvent, useRef, useState } from 'react';
import { useController } from 'react-hook-form';
import { useKeptLabel } from '../../components/form/labels.ts';
import { Problem } from '../../components/Problem.tsx';
import { useT } from '../../providers/i18n/index.ts';
import { documentEndings, faultOf, sizeText } from './file.ts';

/** Files to hand in, dropped or chosen; one that the server would refuse is refused here, with what would do. */
export function FilesInput({ name }: { name: string }) {
  const t = useT();
  useKeptLabel(name, t('case.files'));
  const { field, fieldState } = useController({ name });
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<string[]>([]);
  const files: File[] = Array.isArray(field.value) ? field.value : [];

  function add(list: FileList | null) {
    const given = [...(list ?? [])];
    setRefused(
      given.flatMap(file => {
        const fault = faultOf(file);
        return fault ? [t(`case.fault.${fault}`, { name: file.name, size: sizeText(file.size) })] : [];
      }),
    );
    field.onChange([...files, ...given.filter(file => !faultOf(file))]);
  }

  const drop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    add(event.dataTransfer.files);
  };
  const error = fieldState.error?.message;
  return (
    <div>
      <Box
        onDragOver={event => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        sx={theme => ({
          display: 'grid',
          gap: 1,
          justifyItems: 'center',
          p: 2,
          textAlign: 'center',
          borderRadius: 1,
          border: `2px dashed ${error ? theme.zhucan.bad : over ? theme.zhucan.brand : theme.zhucan.control}`,
          backgroundColor: over ? theme.zhucan.brandSoft : theme.zhucan.page,
        })}
      >
        <Button
          ref={field.ref}
          variant="outlined"
          aria-describedby="document-kinds"
          onClick={() => chooser.current?.click()}
          onBlur={field.onBlur}
        >
          {t('case.chooseFiles')}
        </Button>
        <Box id="document-kinds" sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
          {t('case.fileKinds')}
        </Box>
        <input
          ref={chooser}
          type="file"
          hidden
          multiple
          aria-label={t('case.files')}
          accept={documentEndings}
          onChange={event => {
            add(event.target.files);
            event.target.value = '';
          }}
        />
      </Box>
      {error && <FormHelperText error>{error}</FormHelperText>}
      <Box component="ul" aria-label={t('case.files')} sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {files.map(file => (
          <Box
            component="li"
            key={`${file.name}-${file.size}`}
            sx={{ display: 'flex', alignItems: 'center' }}
          >
            <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
              {file.name} · {sizeText(file.size)}
            </Box>
            <IconButton
              aria-label={t('case.leaveOut', { name: file.name })}
              onClick={() => field.onChange(files.filter(other => other !== file))}
            >
              <Clear fontSize="small" />
            </IconButton>
          </Box>
        ))}
      </Box>
      <Problem>{refused.length > 0 && refused.join(' ')}</Problem>
    </div>
  );
}
