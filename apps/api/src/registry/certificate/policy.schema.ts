// The certificate policy in the graph: how long certificates are valid, when renewal opens, when to remind.

import { readCertificatePolicy, StaleError } from '@zhucan/domain';
import { changesOf } from '../../access/changes.ts';
import { command } from '../../access/command.ts';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { COMMAND_ERRORS } from '../../graphql/errors.ts';
import { forgetPolicy, type KeptPolicy, POLICY_KEY, policyFrom, policyOf } from './policy.ts';

const CertificatePolicyRef = builder.objectRef<KeptPolicy>('CertificatePolicy').implement({
  description: '残疾人证办理政策。 The district’s policy for certificates.',
  fields: t => ({
    renewalOpensMonths: t.exposeInt('renewalOpensMonths', {
      description: '到期前几个月起可换领。 Months before the end from which renewal is open.',
    }),
    reminderDays: t.exposeInt('reminderDays', {
      description: '到期前几天起提醒。 Days before the end from which holders are reminded.',
    }),
    validYears: t.exposeInt('validYears', {
      description: '有效期（年）。 Years that a certificate is valid.',
    }),
    version: t.exposeInt('version', {
      description:
        '版本号，用于防止覆盖；0 表示仍为默认政策。 Version, against overwriting; 0 is the default policy.',
    }),
  }),
});

const CertificatePolicyInput = builder.inputType('CertificatePolicyInput', {
  description: '残疾人证办理政策。 The policy for certificates.',
  fields: t => ({
    renewalOpensMonths: t.int({
      required: true,
      description: '到期前几个月起可换领，1 至 24。 Months before the end, 1 to 24.',
    }),
    reminderDays: t.int({
      required: true,
      description: '到期前几天起提醒，不早于可换领期。 Days before the end, not before renewal opens.',
    }),
    validYears: t.int({ required: true, description: '有效期，1 至 30 年。 Years, 1 to 30.' }),
  }),
});

async function updatePolicy(
  ctx: Context,
  expectedVersion: number,
  input: typeof CertificatePolicyInput.$inferInput,
): Promise<void> {
  await command(ctx, 'settings.write', async ({ tx, viewer, audit }) => {
    // The first change has no row to lock yet, so an empty one is put there; two first changes meet at it.
    await tx.$executeRaw`INSERT INTO setting (key, value, version) VALUES (${POLICY_KEY}, '{}', 0) ON CONFLICT (key) DO NOTHING`;
    await tx.$queryRaw`SELECT key FROM setting WHERE key = ${POLICY_KEY} FOR UPDATE`;
    const { version, ...before } = policyFrom(await tx.setting.findUnique({ where: { key: POLICY_KEY } }));
    if (version !== expectedVersion) throw new StaleError(version);
    const after = readCertificatePolicy(input);
    await tx.setting.update({
      where: { key: POLICY_KEY },
      data: { value: after, version: { increment: 1 } },
    });
    audit({
      action: 'UPDATE',
      entity: 'CertificatePolicy',
      areaPath: viewer.areaPath,
      changes: changesOf(before, after),
    });
  });
  forgetPolicy(ctx);
}

builder.queryField('certificatePolicy', t =>
  t.field({
    type: CertificatePolicyRef,
    description: '现行的残疾人证办理政策。 The policy for certificates in force.',
    resolve: (_root, _args, ctx) => policyOf(ctx),
  }),
);

builder.mutationField('updateCertificatePolicy', t =>
  t.field({
    type: CertificatePolicyRef,
    description:
      '修改残疾人证办理政策；只影响以后的签发与提醒。 Changes the policy; only later issues and reminders follow it.',
    errors: { types: COMMAND_ERRORS },
    args: {
      expectedVersion: t.arg.int({ required: true, description: '所见版本号。 The version that was seen.' }),
      input: t.arg({ type: CertificatePolicyInput, required: true, description: '新政策。 The new policy.' }),
    },
    resolve: async (_root, args, ctx) => {
      await updatePolicy(ctx, args.expectedVersion, args.input);
      return policyOf(ctx);
    },
  }),
);
