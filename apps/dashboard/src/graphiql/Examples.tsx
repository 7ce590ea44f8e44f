import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { currentLocale } from '../providers/locale.ts';
import type { Example } from './example.ts';
import { examples } from './examples.ts';
import { say } from './words.ts';

function Icon() {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
    >
      <path d="M4 6h16M4 12h10M4 18h13" />
    </svg>
  );
}

/** The worked examples, each opening in a tab of its own. */
function Examples() {
  const { addTab } = useGraphiQLActions();
  const queryEditor = useGraphiQL(state => state.queryEditor);
  const variableEditor = useGraphiQL(state => state.variableEditor);
  const locale = currentLocale();

  function open({ query, variables }: Example) {
    addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables ?? '');
  }

  return (
    <section aria-label={say('examples')}>
      <h2 className="desk-examples-title">{say('examples')}</h2>
      <p>{say('examplesLead')}</p>
      <ol className="desk-examples">
        {examples.map(example => (
          <li key={example.title.en}>
            <button
              type="button"
              onClick={() => open(example)}
              aria-label={say('open', example.title[locale])}
            >
              {example.title[locale]}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

export const EXAMPLES_PLUGIN: GraphiQLPlugin = { title: say('examples'), icon: Icon, content: Examples };
