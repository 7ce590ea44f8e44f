import { useEffect, useEffectEvent } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { AreaInput, ChoiceInput, TextInput } from '../components/form/inputs.tsx';
import { FormSection } from '../components/form/RecordForm.tsx';
import { useT } from '../providers/i18n/index.ts';
import { useTerm, useTermChoices } from '../providers/i18n/terms.ts';
import { useViewer } from '../providers/session.ts';
import { levelFor } from './user.ts';

/** Who the user is, and what and where they work. */
export function UserFields() {
  const t = useT();
  const term = useTerm();
  const role: unknown = useWatch({ name: 'role' });
  const level = levelFor(role);
  useAreaOfRole(level);
  return (
    <>
      <FormSection title={t('user.who')}>
        <TextInput name="displayName" label={t('user.name')} required maxLength={40} />
        <TextInput name="username" required maxLength={32} helperText={t('user.usernameHelp')} />
      </FormSection>
      <FormSection title={t('user.work')}>
        <ChoiceInput name="role" choices={useTermChoices('role')} required />
        <AreaInput
          key={level ?? 'any'}
          name="areaId"
          required
          {...(level && { level })}
          helperText={level ? t('user.areaHelp', { level: term('areaLevel', level) }) : t('user.roleFirst')}
        />
      </FormSection>
    </>
  );
}

/** A role of the whole district needs no search for it; a change of level forgets the area of the other. */
function useAreaOfRole(level: ReturnType<typeof levelFor>) {
  const viewer = useViewer();
  const { setValue, formState } = useFormContext();
  const follow = useEffectEvent((wanted: typeof level) => {
    if (!formState.dirtyFields['role'] || !viewer) return;
    const own = wanted === 'DISTRICT' && viewer.area.level === 'DISTRICT' ? viewer.area.id : null;
    setValue('areaId', own, { shouldDirty: true });
  });
  useEffect(() => follow(level), [level]);
}
