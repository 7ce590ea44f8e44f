import SearchIcon from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import InputBase from '@mui/material/InputBase';
import LinearProgress from '@mui/material/LinearProgress';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useState } from 'react';
import { useCreatePath, useNavigate } from 'react-admin';
import { certificateSummary } from '../components/certificateSummary.ts';
import { useSettled } from '../components/useSettled.ts';
import { type FindCaseQuery, FindPeopleDocument, type FindPeopleQuery } from '../generated/graphql.ts';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { useMay } from '../providers/session.ts';
import type { NavItem } from './navigation.ts';
import { useFoundCases } from './useFoundCases.ts';

type Found = FindPeopleQuery['people']['edges'][number]['node'];

interface Choice {
  key: string;
  path: string;
  content: ReactNode;
}

/** `/`: finds a person by pinyin initials, part of a name or last digits, or goes to a page. Works wholly by keyboard. */
export default function SearchPalette({
  open,
  onClose,
  items,
}: {
  open: boolean;
  onClose: () => void;
  items: readonly NavItem[];
}) {
  const t = useT();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      slotProps={{ paper: { 'aria-label': t('search.title') } }}
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
    >
      <PaletteBody items={items} onClose={onClose} />
    </Dialog>
  );
}

function PaletteBody({ items, onClose }: { items: readonly NavItem[]; onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const { choices, found, isFetching, asked } = useChoices(text.trim(), items);
  const chosen = Math.min(active, choices.length - 1);

  const said =
    !asked || isFetching
      ? t('search.hint')
      : found > 0
        ? t('search.results', { smart_count: found })
        : t('search.none', { text: text.trim() });

  function open(choice: Choice | undefined) {
    if (!choice) return;
    onClose();
    navigate(choice.path);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && choices.length > 0) setActive((chosen + step + choices.length) % choices.length);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) open(choices[chosen]);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <PaletteInput
        text={text}
        open={choices.length > 0}
        active={choices[chosen]?.key}
        onText={typed => {
          setText(typed);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <Box sx={{ height: 3 }}>
        {isFetching && <LinearProgress aria-label={t('app.loading')} sx={{ height: 3 }} />}
      </Box>
      <Box
        component="ul"
        id="palette-list"
        role="listbox"
        aria-label={t('search.title')}
        sx={{ listStyle: 'none', m: 0, p: 1, maxHeight: '55vh', overflowY: 'auto' }}
      >
        {choices.map((choice, index) => (
          <Option key={choice.key} choice={choice} selected={index === chosen} onOpen={() => open(choice)} />
        ))}
      </Box>
      <Box role="status" sx={{ px: 2, pb: 1.5, color: 'text.secondary', fontSize: '0.8125rem' }}>
        {said}
      </Box>
    </>
  );
}

interface InputProps {
  text: string;
  open: boolean;
  active: string | undefined;
  onText: (text: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** The combobox: it keeps the focus, and points at the choice that Enter would open. */
function PaletteInput({ text, open, active, onText, onKeyDown }: InputProps) {
  const t = useT();
  useEffect(() => {
    if (active) document.getElementById(`palette-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        px: 2,
        py: 1.25,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <SearchIcon aria-hidden color="action" />
      <InputBase
        autoFocus
        fullWidth
        value={text}
        placeholder={t('search.placeholder')}
        onChange={event => onText(event.target.value)}
        onKeyDown={onKeyDown}
        inputProps={{
          'aria-label': t('search.placeholder'),
          role: 'combobox',
          'aria-expanded': open,
          'aria-controls': 'palette-list',
          'aria-autocomplete': 'list',
          'aria-activedescendant': active && `palette-${active}`,
          autoComplete: 'off',
          spellCheck: false,
        }}
      />
    </Box>
  );
}

function Option({ choice, selected, onOpen }: { choice: Choice; selected: boolean; onOpen: () => void }) {
  return (
    <Box
      component="li"
      id={`palette-${choice.key}`}
      role="option"
      aria-selected={selected}
      onClick={onOpen}
      sx={theme => ({
        px: 1.25,
        py: 0.875,
        borderRadius: 1,
        cursor: 'pointer',
        backgroundColor: selected ? theme.zhucan.brandSoft : 'transparent',
        '&:hover': { backgroundColor: theme.zhucan.neutralSoft },
      })}
    >
      {choice.content}
    </Box>
  );
}

function useChoices(text: string, items: readonly NavItem[]) {
  const t = useT();
  const may = useMay();
  const createPath = useCreatePath();
  const settled = useSettled(text);
  const people = useQuery({
    queryKey: ['palette', settled],
    queryFn: ({ signal }) => execute(FindPeopleDocument, { text: settled }, signal),
    enabled: settled !== '' && may('person.read'),
    // What was typed may be a whole number: nothing of it stays in memory.
    gcTime: 0,
  });
  const byNumber = useFoundCases(settled);
  const shown = useDeferredValue(people.data);
  const found = text === '' ? [] : (shown?.people.edges ?? []).map(({ node }) => node);
  const pages = items.filter(item => {
    const label = t(`nav.${item.key}`);
    return text === '' || label.toLowerCase().includes(text.toLowerCase());
  });
  const choices: Choice[] = [
    ...byNumber.cases.map(({ node }) => ({
      key: `case-${node.id}`,
      path: createPath({ resource: 'cases', type: 'show', id: node.id }),
      content: <FoundCase found={node} />,
    })),
    ...found.map(person => ({
      key: `person-${person.id}`,
      path: createPath({ resource: 'people', type: 'show', id: person.id }),
      content: <FoundPerson person={person} />,
    })),
    ...pages.map(item => ({
      key: `page-${item.key}`,
      path: item.path,
      content: (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {t('search.goto')}{' '}
          <Box component="span" sx={{ color: 'text.primary' }}>
            {t(`nav.${item.key}`)}
          </Box>
        </Box>
      ),
    })),
  ];
  return {
    choices,
    found: found.length + byNumber.cases.length,
    isFetching: people.isFetching || byNumber.isFetching,
    asked: text !== '' && may('person.read'),
  };
}

function FoundPerson({ person }: { person: Found }) {
  const t = useT();
  const term = useTerm();
  const facts = [
    term('sex', person.sex),
    t('person.years', { age: person.age }),
    person.area.fullName,
    person.certificate && certificateSummary(person.certificate, term, t),
  ];
  return (
    <>
      <Box component="span" sx={{ display: 'flex', justifyContent: 'space-between', gap: 2 }}>
        <Box component="span" sx={{ fontWeight: 600 }}>
          {person.name}
        </Box>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {person.idNumber.masked.slice(-4)}
        </Box>
      </Box>
      <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
        {facts.filter(Boolean).join(' · ')}
      </Box>
    </>
  );
}

function FoundCase({ found }: { found: FindCaseQuery['cases']['edges'][number]['node'] }) {
  const term = useTerm();
  return (
    <>
      <Box component="span" sx={{ display: 'flex', justifyContent: 'space-between', gap: 2 }}>
        <Box component="span" sx={{ fontWeight: 600 }}>
          {found.number}
        </Box>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {term('caseStatus', found.status)}
        </Box>
      </Box>
      <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
        {[found.person?.name, found.programmeName].filter(Boolean).join(' · ')}
      </Box>
    </>
  );
}
