import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useEffect, useState } from 'react';
import { EXAMPLES_PLUGIN } from './Examples.tsx';
import { examples } from './examples.ts';
import { ask, whoAmI } from './fetcher.ts';
import { operationNameIn } from './operationName.ts';
import { useMendedTabs } from './useMendedTabs.ts';
import { say } from './words.ts';

const plugins = [EXAMPLES_PLUGIN, HISTORY_PLUGIN];
const [first] = examples;
/** On a narrow screen the examples wait behind their button. */
const wide = window.matchMedia('(min-width: 721px)').matches;

/** GraphiQL with worked examples, for partners and whoever writes a report. */
export function Desk() {
  const who = useWho();
  useMendedTabs();
  useEffect(() => {
    document.title = `${say('title')} · Zhucan`;
  }, []);
  return (
    <div className="desk">
      <header className="desk-head">
        <img src="/icon.svg" alt="" width={24} height={24} />
        <h1>{say('title')}</h1>
        <p role="status">{who === undefined ? '' : who === null ? say('anonymous') : say('signedIn', who)}</p>
        <a href="/">{say('back')}</a>
      </header>
      <main className="desk-main" aria-label={say('title')}>
        <GraphiQL
          fetcher={({ query, operationName, variables }, options) =>
            ask({ query, operationName: operationNameIn(query, operationName), variables }, options?.headers)
          }
          plugins={plugins}
          {...(wide && { visiblePlugin: EXAMPLES_PLUGIN })}
          defaultTabs={[{ query: first.query, variables: first.variables ?? '' }]}
          // What was asked may name people: it goes when this tab is closed. A key is not kept at all.
          storage={sessionStorage}
          shouldPersistHeaders={false}
          showPersistHeadersSettings={false}
        >
          <GraphiQL.Logo> </GraphiQL.Logo>
        </GraphiQL>
      </main>
    </div>
  );
}

function useWho(): string | null | undefined {
  const [who, setWho] = useState<string | null>();
  useEffect(() => {
    void whoAmI().then(setWho);
  }, []);
  return who;
}
