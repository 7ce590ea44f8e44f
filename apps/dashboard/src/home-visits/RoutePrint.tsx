import Print from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import GlobalStyles from '@mui/material/GlobalStyles';
import { useQuery } from '@tanstack/react-query';
import { label } from '@zhucan/domain';
import { useParams } from 'react-router';
import { Loaded } from '../components/Loaded.tsx';
import { HomeVisitPageDocument, type HomeVisitPageFragment } from '../generated/graphql.ts';
import { Page } from '../layout/Page.tsx';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { officialForms } from '../providers/i18n/zh/officialForms.ts';
import { visitPath } from './paths.ts';

const form = officialForms.homeVisitRoute;
const emptyRows = 3;

/** The route list that goes along: a form for officials, in Chinese whatever the screen speaks, on A4. */
export default function RoutePrint() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['homeVisits', 'page', id],
    queryFn: async ({ signal }) =>
      (await execute(HomeVisitPageDocument, { id }, signal)).homeVisitBatch ?? null,
  });
  return <Loaded query={query}>{visit => <PrintPage visit={visit} />}</Loaded>;
}

function PrintPage({ visit }: { visit: HomeVisitPageFragment }) {
  const t = useT();
  return (
    <>
      <GlobalStyles
        styles={{
          '@page': { size: 'A4 landscape', margin: '12mm' },
          '@media print': {
            main: { padding: '0 !important' },
            // Only the form goes on paper: neither the screen's title nor the place of its menu.
            'main h1, main > p, div:has(+ main)': { display: 'none !important' },
          },
        }}
      />
      <Page
        title={t('homeVisit.printTitle')}
        lead={<span className="no-print">{t('homeVisit.printLead')}</span>}
        trail={[
          { label: t('homeVisit.list'), to: '/home-visits' },
          { label: `${visit.visitOn} ${visit.area.name}`, to: visitPath(visit.id) },
        ]}
        actions={
          <Button variant="contained" startIcon={<Print />} onClick={() => window.print()}>
            {t('action.print')}
          </Button>
        }
      >
        <Sheet visit={visit} />
      </Page>
    </>
  );
}

/** Paper is white and ink is black in every appearance. */
function Sheet({ visit }: { visit: HomeVisitPageFragment }) {
  const { certificates } = visit;
  const blank = Array.from({ length: emptyRows }, (_, index) => certificates.length + index + 1);
  return (
    <Box
      lang="zh-CN"
      tabIndex={0}
      role="region"
      aria-label={form.title}
      sx={{
        colorScheme: 'light',
        color: '#000',
        backgroundColor: '#fff',
        p: { xs: 2, sm: 4 },
        border: '1px solid #999',
        overflowX: 'auto',
        '& table': { width: '100%', minWidth: 860, borderCollapse: 'collapse', fontSize: '0.875rem' },
        '& th, & td': {
          border: '1px solid #000',
          px: 0.75,
          py: 0.75,
          textAlign: 'left',
          verticalAlign: 'top',
        },
        '& thead': { display: 'table-header-group' },
        '& tr': { breakInside: 'avoid' },
        '@media print': { border: 0, p: 0, overflow: 'visible', '& table': { minWidth: 0 } },
      }}
    >
      <Box
        sx={{ textAlign: 'center', fontSize: '1.375rem', fontWeight: 700, letterSpacing: '.1em', mb: 1.5 }}
      >
        {form.title}
      </Box>
      <Head visit={visit} />
      <table aria-label={form.title}>
        <thead>
          <tr>
            {form.columns.map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {certificates.map((certificate, index) => (
            <Line key={certificate.id} certificate={certificate} number={index + 1} />
          ))}
          {blank.map(number => (
            <tr key={number}>
              <td>{number}</td>
              {form.columns.slice(1).map(column => (
                <td key={column}>&nbsp;</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: 2, mt: 3 }}>
        {form.signatures.map(signature => (
          <span key={signature}>{`${signature}${form.line}`}</span>
        ))}
      </Box>
      <Box sx={{ mt: 2, fontSize: '0.8125rem' }}>{form.note}</Box>
    </Box>
  );
}

function Head({ visit }: { visit: HomeVisitPageFragment }) {
  const facts = [
    [form.village, visit.area.fullName],
    [form.date, visit.visitOn],
    [form.hospital, visit.hospital?.name ?? ''],
    [form.townStaff, visit.townStaff],
    [form.districtStaff, visit.districtStaff],
    [form.count, String(visit.certificates.length)],
  ];
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: '4px 28px', mb: 1 }}>
      {facts.map(([name, value]) => (
        <span key={name}>
          {name}：{value}
        </span>
      ))}
    </Box>
  );
}

function Line({
  certificate,
  number,
}: {
  certificate: HomeVisitPageFragment['certificates'][number];
  number: number;
}) {
  const { person } = certificate;
  const tail = (value: { masked: string; present: boolean } | undefined) =>
    value?.present ? `${form.phoneEnd}${value.masked.slice(-4)}` : '';
  return (
    <tr>
      <td>{number}</td>
      <td>{person?.name}</td>
      <td>{person && label('zh', 'sex', person.sex)}</td>
      <td>{person?.age}</td>
      <td>{person?.address}</td>
      <td>{tail(person?.phone)}</td>
      <td>{[person?.guardianName, tail(person?.guardianPhone)].filter(Boolean).join(' ')}</td>
      <td>{label('zh', 'category', certificate.category)}</td>
      <td>&nbsp;</td>
      <td>&nbsp;</td>
    </tr>
  );
}
