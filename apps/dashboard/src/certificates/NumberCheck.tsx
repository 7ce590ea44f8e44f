import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { groupCertificateNumber, normaliseIdNumber } from '@zhucan/domain';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Facts, Panel } from '../components/Facts.tsx';
import { Problem } from '../components/Problem.tsx';
import { CheckCertificateNumberDocument, type CheckCertificateNumberQuery } from '../generated/graphql.ts';
import { Page } from '../layout/Page.tsx';
import { execute, messageOf } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';

type Check = CheckCertificateNumberQuery['checkCertificateNumber'];

/** Whether a certificate number is right, what it says, and every reason why it is not. What is typed stays on this page. */
export default function NumberCheck() {
  const t = useT();
  const translate = useTranslate();
  const [number, setNumber] = useState('');
  const [asked, setAsked] = useState('');
  const [check, setCheck] = useState<Check>();
  const [problem, setProblem] = useState<string>();
  const field = useRef<HTMLInputElement>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setProblem(undefined);
    try {
      const answer = await execute(CheckCertificateNumberDocument, { number });
      setCheck(answer.checkCertificateNumber);
      setAsked(number);
      field.current?.select();
    } catch (error) {
      setProblem(translate(messageOf(error)));
    }
  }

  return (
    <Page title={t('numberCheck.title')} lead={t('numberCheck.lead')}>
      <Box
        component="form"
        data-save
        noValidate
        onSubmit={submit}
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}
      >
        <TextField
          label={t('numberCheck.number')}
          value={number}
          inputRef={field}
          autoFocus
          onChange={event => setNumber(event.target.value)}
          helperText={t('numberCheck.help')}
          sx={{ width: { xs: '100%', sm: 400 } }}
          slotProps={{ htmlInput: { maxLength: 60, autoComplete: 'off', spellCheck: false } }}
        />
        <Button type="submit" variant="contained" sx={{ height: 40 }}>
          {t('numberCheck.submit')}
        </Button>
      </Box>
      <Problem>{problem}</Problem>
      <div role="status">{check && <Result check={check} number={asked} />}</div>
    </Page>
  );
}

function Result({ check, number }: { check: Check; number: string }) {
  const t = useT();
  const term = useTerm();
  const facts = [
    { label: term('field', 'birthDate'), value: check.birthDate },
    { label: term('field', 'sex'), value: term('sex', check.sex) },
    { label: term('field', 'category'), value: term('category', check.category) },
    { label: term('field', 'grade'), value: term('grade', check.grade) },
  ];
  return (
    <Box sx={{ maxWidth: 720, display: 'grid', gap: 2 }}>
      <Alert severity={check.valid ? 'success' : 'error'}>
        {check.valid
          ? t('numberCheck.valid')
          : t('numberCheck.invalid', { smart_count: check.problems.length })}
        {check.valid && (
          <Box sx={{ fontFamily: 'ui-monospace, Consolas, monospace', mt: 0.5 }}>
            {groupCertificateNumber(normaliseIdNumber(number))}
          </Box>
        )}
        {check.problems.length > 0 && (
          <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
            {check.problems.map(({ code, message }) => (
              <li key={code}>{message}</li>
            ))}
          </Box>
        )}
      </Alert>
      {facts.some(({ value }) => value) && (
        <Panel title={t('numberCheck.says')}>
          <Facts facts={facts} />
        </Panel>
      )}
    </Box>
  );
}
