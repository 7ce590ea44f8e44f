import Box from '@mui/material/Box';
import { groupCertificateNumber } from '@zhucan/domain';
import type { ReactNode } from 'react';
import type { CertificateCardFragment } from '../generated/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { MaskedField } from './MaskedField.tsx';
import { CertificateStateChip } from './StateChip.tsx';

interface Props {
  certificate: CertificateCardFragment;
  holder: { name: string; sex: string };
}

/** A certificate as its holder knows it: the card's face, with what the register may show of it. */
export function CertificateFace({ certificate, holder }: Props) {
  const t = useT();
  const term = useTerm();
  return (
    <Box
      role="group"
      aria-label={t('person.sections.certificate')}
      sx={({ zhucan, palette }) => ({
        position: 'relative',
        maxWidth: 460,
        aspectRatio: { sm: '1.586' },
        display: 'flex',
        flexDirection: 'column',
        p: 2.25,
        borderRadius: '12px',
        overflow: 'hidden',
        color: zhucan.text,
        border: `1px solid ${zhucan.brand}`,
        backgroundColor: zhucan.brandSoft,
        backgroundImage:
          palette.mode === 'light'
            ? 'linear-gradient(135deg, rgb(255 255 255 / .75), rgb(255 255 255 / 0) 60%)'
            : 'linear-gradient(135deg, rgb(255 255 255 / .05), rgb(255 255 255 / 0) 60%)',
      })}
    >
      <Box
        sx={theme => ({
          textAlign: 'center',
          fontWeight: 700,
          letterSpacing: '.04em',
          color: theme.zhucan.brand,
          mb: 1.5,
        })}
      >
        {t('person.cardTitle')}
      </Box>
      <FaceFacts certificate={certificate} holder={holder} />
      <Box sx={{ mt: 'auto', pt: 1.5, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <CertificateStateChip state={certificate.state} />
        <Box component="span" sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
          <DaysLeft days={certificate.daysLeft} state={certificate.state} />
        </Box>
        <Box component="span" sx={{ ml: 'auto', fontSize: '0.75rem', color: 'text.secondary' }}>
          {term('certificateMedium', certificate.medium)}
        </Box>
      </Box>
    </Box>
  );
}

function FaceFacts({ certificate, holder }: Props) {
  const t = useT();
  const term = useTerm();
  const { category, grade, severe, issuedOn, expiresOn } = certificate;
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: '5.5em 1fr',
        gap: '6px 8px',
        alignItems: 'baseline',
      }}
    >
      <Row label={term('field', 'name')}>
        <Box component="span" sx={{ fontWeight: 650, fontSize: '1.0625rem' }}>
          {holder.name}
        </Box>
        <Box component="span" sx={{ ml: 2 }}>
          {term('sex', holder.sex)}
        </Box>
      </Row>
      <Row label={term('field', 'category')}>
        <b>{term('category', category)}</b>
      </Row>
      <Row label={term('field', 'grade')}>
        <b>{grade ? term('grade', grade) : '—'}</b>
        {severe && ` · ${t('person.severe')}`}
      </Row>
      <Row label={t('person.cardNumber')}>
        {certificate.number.present ? (
          <MaskedField
            id={certificate.id}
            field="CERTIFICATE_NUMBER"
            label={term('field', 'certificateNumber')}
            value={certificate.number}
            format={groupCertificateNumber}
          />
        ) : (
          '—'
        )}
      </Row>
      <Row label={t('person.cardValid')}>{issuedOn && expiresOn ? `${issuedOn} — ${expiresOn}` : '—'}</Row>
    </Box>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <Box component="dt" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
        {label}
      </Box>
      <Box component="dd" sx={{ m: 0 }}>
        {children}
      </Box>
    </>
  );
}

/** How long a certificate is still good for, where that is worth saying. */
export function DaysLeft({ days, state }: { days?: number | null | undefined; state: string }) {
  const t = useT();
  if (days === null || days === undefined) return null;
  if (state === 'EXPIRED' || days < 0) return t('person.expired', { days: Math.abs(days) });
  return state === 'EXPIRING' ? t('person.daysLeft', { days }) : null;
}
