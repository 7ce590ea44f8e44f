import Box from '@mui/material/Box';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { Quiet } from '../../components/Facts.tsx';
import { CheckInput, ChoiceInput, DateInput, TextInput } from '../../components/form/inputs.tsx';
import { useHospitals } from '../../components/useHospitals.ts';
import { PlannedVisitsDocument } from '../../generated/graphql.ts';
import { execute } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTermChoices } from '../../providers/i18n/terms.ts';
import { AssessmentFields } from './AssessmentFields.tsx';
import type { Offered } from './order.ts';
import type { Certificate } from './specs.ts';

/** The fields of an operation; nothing for those that only ask once more. */
export function operationFields(operation: Offered, certificate: Certificate): ReactNode {
  switch (operation) {
    case 'ASSIGN':
      return <AssignFields certificate={certificate} />;
    case 'ASSESS':
      return (
        <AssessmentFields hospital={certificate.hospital ?? certificate.homeVisitBatch?.hospital ?? null} />
      );
    case 'ISSUE':
      return <DateInput name="issuedOn" required />;
    case 'RENEW':
      return <ReassessField />;
    case 'CHANGE':
      return <ChangeFields />;
    case 'TRANSFER_OUT':
      return <TransferFields />;
    case 'CANCEL':
      return <CancelFields />;
    case 'REPORT_LOSS':
    case 'FOUND':
      return <ReasonField />;
    case 'RETURN':
    case 'REJECT':
    case 'WITHDRAW':
    case 'FREEZE':
    case 'UNFREEZE':
      return <ReasonField required />;
    case 'REVIEW':
    case 'REISSUE':
      return null;
  }
}

function ReasonField({ required = false }: { required?: boolean }) {
  const t = useT();
  return (
    <TextInput
      name="reason"
      required={required}
      multiline
      minRows={2}
      maxLength={500}
      helperText={required ? t('certificate.reasonHelp') : t('certificate.reasonOptional')}
    />
  );
}

function AssignFields({ certificate }: { certificate: Certificate }) {
  const t = useT();
  const { field } = useController({ name: 'way' });
  const hospitals = useHospitals(certificate.hospital);
  return (
    <>
      <FormControl>
        <FormLabel id="assign-way">{t('certificate.assignWay')}</FormLabel>
        <RadioGroup row aria-labelledby="assign-way" value={field.value} onChange={field.onChange}>
          <FormControlLabel value="HOSPITAL" control={<Radio />} label={t('certificate.assignHospital')} />
          <FormControlLabel value="VISIT" control={<Radio />} label={t('certificate.assignVisit')} />
        </RadioGroup>
      </FormControl>
      {field.value === 'VISIT' ? (
        <VisitField areaId={certificate.area.id} />
      ) : (
        <ChoiceInput name="hospitalId" choices={hospitals} required />
      )}
    </>
  );
}

function VisitField({ areaId }: { areaId: string }) {
  const t = useT();
  const { data, isPending } = useQuery({
    queryKey: ['homeVisits', 'planned', areaId],
    queryFn: ({ signal }) => execute(PlannedVisitsDocument, { area: areaId }, signal),
  });
  const visits = (data?.homeVisitBatches.edges ?? []).map(({ node }) => ({
    id: node.id,
    name: [node.visitOn, node.area.name, node.hospital?.name].filter(Boolean).join(' · '),
  }));
  if (!isPending && visits.length === 0) return <Quiet>{t('certificate.assignNoVisit')}</Quiet>;
  return <ChoiceInput name="homeVisitBatchId" choices={visits} required />;
}

function ReassessField() {
  const t = useT();
  return (
    <CheckInput
      name="reassess"
      label={t('certificate.reassess')}
      helperText={t('certificate.reassessHelp')}
    />
  );
}

function ChangeFields() {
  const t = useT();
  return (
    <>
      <ChoiceInput
        name="category"
        choices={useTermChoices('category')}
        required
        helperText={t('certificate.changeCategoryHelp')}
      />
      <ReasonField required />
    </>
  );
}

function TransferFields() {
  const t = useT();
  return (
    <>
      <TextInput
        name="transferCounty"
        required
        inputMode="numeric"
        maxLength={6}
        helperText={t('certificate.countyHelp')}
      />
      <ReasonField />
    </>
  );
}

function CancelFields() {
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <ChoiceInput name="cancelReason" choices={useTermChoices('cancelReason')} required />
      <DateInput name="on" required />
      <ReasonField />
    </Box>
  );
}
