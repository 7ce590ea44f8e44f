import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types every operation of the screens against the printed schema, so that a renamed field fails the type check. */
const config: CodegenConfig = {
  schema: process.env['ZHUCAN_SCHEMA'] ?? '../api/schema.graphql',
  documents: ['src/**/*.graphql'],
  generates: {
    'src/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        skipTypename: false,
        nonOptionalTypename: true,
        scalars: {
          Date: 'string',
          DateTime: 'string',
          Decimal: 'string',
          Money: 'string',
          JSON: 'unknown',
          ID: 'string',
        },
        strictScalars: true,
      },
    },
  },
};

export default config;
