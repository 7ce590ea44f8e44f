// Users in the graph: the accounts, and what a manager may do with them.

import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { connectionOf, pageArgs } from '../../graphql/connection.ts';
import { COMMAND_ERRORS } from '../../graphql/errors.ts';
import { idOf } from '../../graphql/ids.ts';
import { NodeRef } from '../../graphql/node.ts';
import { pathOfArea } from '../../registry/area/area.schema.ts';
import { AreaRef } from '../../registry/refs.ts';
import { requirePermission } from '../command.ts';
import { readPage } from '../read/page.ts';
import { afterCommand, type Condition } from '../read/reader.ts';
import { withinPath } from '../read/rule.ts';
import { UserRef } from '../refs.ts';
import { RoleEnum } from '../sign-in.schema.ts';
import { createUser, resetPassword, setUserActive, updateUser } from './users.service.ts';
import { type UserRow, userTable } from './users.table.ts';

UserRef.implement({
  description: '可登录的用户。 Someone who may sign in.',
  interfaces: [NodeRef],
  fields: t => ({
    username: t.exposeString('username', { description: '用户名。 The user name.' }),
    displayName: t.exposeString('displayName', { description: '姓名。 The name to show.' }),
    role: t.field({
      type: RoleEnum,
      description: '角色。 What they may do.',
      resolve: user => user.role,
    }),
    area: t.field({
      type: AreaRef,
      description: '所辖区划。 The area that bounds what they see.',
      resolve: user => user.area,
    }),
    programmes: t.stringList({
      description:
        '业务员所限的项目代码；空为全部。 Programme codes an officer is limited to; empty for all.',
      resolve: user => [...user.programmes],
    }),
    active: t.exposeBoolean('active', { description: '在用。 May sign in.' }),
    mustChangePassword: t.exposeBoolean('mustChangePassword', {
      description: '须先修改初始密码。 The first password has to be changed.',
    }),
    lastSignInAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: '最近登录时间。 When they last signed in.',
      resolve: user => user.lastSignInAt,
    }),
    version: t.exposeInt('version', { description: '版本号，用于防止覆盖。 Version, against overwriting.' }),
  }),
});

const UserFilter = builder.inputType('UserFilter', {
  description: '用户筛选。 Which users.',
  fields: t => ({
    text: t.string({ description: '用户名或姓名的一部分。 Part of the user name or of the name.' }),
    role: t.field({ type: [RoleEnum], description: '角色。 The roles.' }),
    area: t.id({ description: '此区划及以下。 This area and below.' }),
    active: t.boolean({ description: '在用。 May sign in.' }),
  }),
});

type Filter = typeof UserFilter.$inferInput;

async function conditionsOf(
  ctx: Context,
  filter: Filter | null | undefined,
): Promise<(alias: string) => Condition[]> {
  const within = filter?.area ? await pathOfArea(ctx, filter.area, 'filter.area') : null;
  const text = filter?.text?.trim().slice(0, 60);
  return a => {
    const conditions: Condition[] = [];
    if (within) conditions.push({ sql: withinPath(`${a}.area_path`, within), values: [] });
    if (filter?.role) conditions.push({ sql: `${a}.role::text = ANY(?::text[])`, values: [filter.role] });
    if (typeof filter?.active === 'boolean')
      conditions.push({ sql: `${a}.active = ?`, values: [filter.active] });
    if (text) {
      const pattern = `%${text.replace(/[\\%_]/g, match => `\\${match}`)}%`;
      const sql = `(${a}.username LIKE lower(?) OR ${a}.display_name LIKE ?)`;
      conditions.push({ sql, values: [pattern, pattern] });
    }
    return conditions;
  };
}

builder.queryFields(t => ({
  user: t.field({
    type: UserRef,
    nullable: true,
    description: '一个用户。 One user.',
    args: { id: t.arg.id({ required: true, description: '用户编号。 The user’s id.' }) },
    resolve: (_root, args, ctx, info) => {
      requirePermission(ctx, 'user.manage');
      return ctx.reader.one(userTable, idOf('User', args.id), info);
    },
  }),
  users: t.field({
    type: connectionOf(UserRef, 'User'),
    description: '用户列表，按用户名排列。 Users by user name.',
    args: { filter: t.arg({ type: UserFilter, description: '筛选。 Which users.' }), ...pageArgs() },
    resolve: async (_root, { filter, ...page }, ctx, info) => {
      requirePermission(ctx, 'user.manage');
      return readPage(ctx.reader, userTable, info, page, {
        where: await conditionsOf(ctx, filter),
        sort: {
          keys: [
            { column: 'username', cast: 'text' },
            { column: 'id', cast: 'int' },
          ],
          descending: false,
        },
      });
    },
  }),
}));

const UserInput = builder.inputType('UserInput', {
  description: '用户的全部内容。 A user, whole.',
  fields: t => ({
    username: t.string({
      required: true,
      description:
        '用户名：3 至 32 位小写字母、数字、点、连字符、下划线，字母开头。 The user name: 3 to 32 small letters, digits, dots, hyphens, underscores; a letter first.',
    }),
    displayName: t.string({
      required: true,
      description: '姓名，最多 40 字。 The name to show, 40 characters at most.',
    }),
    role: t.field({ type: RoleEnum, required: true, description: '角色。 The role.' }),
    areaId: t.id({
      required: true,
      description: '所辖区划，级别须与角色相符。 The area; its level must fit the role.',
    }),
    programmes: t.stringList({
      description: '业务员所限的项目代码。 Programme codes an officer is limited to.',
    }),
  }),
});

interface Issued {
  readonly user: UserRow;
  readonly temporaryPassword: string;
}

const UserWithPassword = builder.objectRef<Issued>('UserWithPassword').implement({
  description: '用户及其只显示一次的初始密码。 A user with the temporary password, shown this once.',
  fields: t => ({
    user: t.field({ type: UserRef, description: '用户。 The user.', resolve: issued => issued.user }),
    temporaryPassword: t.exposeString('temporaryPassword', {
      description:
        '初始密码，首次登录须修改。 The temporary password; it has to be changed at the first sign-in.',
    }),
  }),
});

const idArg = { required: true, description: '用户编号。 The user’s id.' } as const;
const versionArg = { required: true, description: '所见版本号。 The version that was seen.' } as const;

builder.mutationFields(t => ({
  createUser: t.field({
    type: UserWithPassword,
    description: '新增用户，系统生成初始密码。 Adds a user with a temporary password that is made up.',
    errors: { types: COMMAND_ERRORS },
    args: { input: t.arg({ type: UserInput, required: true, description: '用户。 The user.' }) },
    resolve: async (_root, args, ctx, info) => {
      const { id, temporaryPassword } = await createUser(ctx, args.input);
      return { user: await afterCommand(ctx, userTable, id, info, ['user']), temporaryPassword };
    },
  }),
  updateUser: t.field({
    type: UserRef,
    description:
      '修改用户；不能更改自己的角色，须至少保留一名区管理员。 Changes a user; nobody changes their own role, and one manager must remain.',
    errors: { types: COMMAND_ERRORS },
    args: {
      id: t.arg.id(idArg),
      expectedVersion: t.arg.int(versionArg),
      input: t.arg({ type: UserInput, required: true, description: '用户。 The user.' }),
    },
    resolve: async (_root, args, ctx, info) => {
      const id = idOf('User', args.id);
      await updateUser(ctx, id, args.expectedVersion, args.input);
      return afterCommand(ctx, userTable, id, info);
    },
  }),
  setUserActive: t.field({
    type: UserRef,
    description:
      '启用或停用用户；停用后其会话立即失效。 Opens or closes an account; closing it ends its sessions.',
    errors: { types: COMMAND_ERRORS },
    args: {
      id: t.arg.id(idArg),
      expectedVersion: t.arg.int(versionArg),
      active: t.arg.boolean({ required: true, description: '启用。 May sign in.' }),
    },
    resolve: async (_root, args, ctx, info) => {
      const id = idOf('User', args.id);
      await setUserActive(ctx, id, args.expectedVersion, args.active);
      return afterCommand(ctx, userTable, id, info);
    },
  }),
  resetPassword: t.field({
    type: UserWithPassword,
    description:
      '重置密码为新的初始密码；其会话立即失效。 Gives the user a new temporary password; their sessions end.',
    errors: { types: COMMAND_ERRORS },
    args: { id: t.arg.id(idArg) },
    resolve: async (_root, args, ctx, info) => {
      const id = idOf('User', args.id);
      const temporaryPassword = await resetPassword(ctx, id);
      return { user: await afterCommand(ctx, userTable, id, info, ['user']), temporaryPassword };
    },
  }),
}));
