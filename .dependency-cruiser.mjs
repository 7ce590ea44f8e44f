// Who may import whom. A rule broken is a wall broken: the check fails.

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Modules that need each other are one module, or need a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'domain-is-pure',
      comment: 'The domain knows no database, no server, no screen and no Node.',
      severity: 'error',
      from: { path: '^packages/domain/src', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^packages/domain/src', 'node_modules/zod', 'node_modules/chinese-days'] },
    },
    {
      name: 'database-below-the-api',
      severity: 'error',
      from: { path: '^prisma/' },
      to: { path: '^apps/' },
    },
    {
      name: 'dashboard-speaks-graphql-only',
      comment: 'The dashboard reaches the server through the graph, never through its code.',
      severity: 'error',
      from: { path: '^apps/dashboard' },
      to: { path: ['^apps/api', '^prisma/'] },
    },
    {
      name: 'api-knows-no-screen',
      severity: 'error',
      from: { path: '^apps/api' },
      to: { path: '^apps/dashboard' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { pathNot: ['^test/', '\\.test\\.tsx?$', 'test-support'] },
      to: { path: ['^test/', '\\.test\\.tsx?$'] },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^virtual:', '\\?worker$'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['(^|/)(dist|generated)/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
