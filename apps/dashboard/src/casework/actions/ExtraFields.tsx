import type { CaseOperation } from '@zhucan/domain';
import type { ReactNode } from 'react';
import { ChoiceInput, TextInput } from '../../components/form/inputs.tsx';
import { useT } from '../../providers/i18n/index.ts';
import { useTermChoices } from '../../providers/i18n/terms.ts';
import type { CasePage } from '../types.ts';
import { AssigneeInput } from './AssigneeInput.tsx';

/** The fields of an operation beside those of a stage's form; null where it has none. */
export function extraFields(operation: CaseOperation, one: CasePage): ReactNode {
  switch (operation) {
    case 'ASSIGN':
      return <AssigneeInput name="userId" one={one} />;
    case 'RESUBMIT':
    case 'CLOSE':
      return <Note />;
    case 'POST_NOTICE':
      return <Contact />;
    case 'RECEIVE_OBJECTION':
      return <Objection />;
    case 'SIGN_OFF':
      return <Opinion />;
    default:
      return null;
  }
}

function Note() {
  const t = useT();
  return <TextInput name="note" label={t('case.note')} multiline minRows={2} maxLength={500} />;
}

function Opinion() {
  const t = useT();
  return <TextInput name="opinion" label={t('case.opinion')} multiline minRows={2} maxLength={500} />;
}

function Contact() {
  const t = useT();
  return (
    <TextInput
      name="objectionsTo"
      label={t('case.objectionsTo')}
      helperText={t('case.objectionsToHelp')}
      multiline
      maxLength={200}
    />
  );
}

function Objection() {
  const t = useT();
  const channels = useTermChoices('objectionChannel', ['IN_PERSON', 'PHONE', 'LETTER']);
  return (
    <>
      <ChoiceInput name="channel" label={t('objection.channel')} choices={channels} required />
      <TextInput name="text" label={t('objection.text')} required multiline minRows={3} maxLength={2000} />
      <TextInput
        name="name"
        label={t('objection.name')}
        maxLength={50}
        helperText={t('objection.optional')}
      />
      <TextInput
        name="contact"
        label={t('objection.contact')}
        maxLength={100}
        helperText={t('objection.optional')}
      />
    </>
  );
}
