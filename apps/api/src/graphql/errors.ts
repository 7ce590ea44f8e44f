// The typed failures of commands. The message is in the reader's language; code and field are for programs.

import {
  ConflictError,
  type DomainError,
  ForbiddenError,
  message,
  NotFoundError,
  type Problem,
  StaleError,
  TransitionRefused,
  ValidationError,
} from '@zhucan/domain';
import { builder } from '../builder.ts';

export const ErrorInterface = builder.interfaceRef<DomainError>('Error').implement({
  description: '操作被拒绝的原因。 Why a command was refused.',
  fields: t => ({
    code: t.exposeString('code', { description: '代码，供程序判断。 The code, for programs.' }),
    message: t.string({
      description: '说明，使用读者的语言。 The sentence, in the reader’s language.',
      resolve: (error, _args, ctx) => message(ctx.locale, error.code, error.params),
    }),
  }),
});

export const ProblemType = builder.objectRef<Problem>('Problem').implement({
  description: '输入中的一处错误。 One thing that is wrong with the input.',
  fields: t => ({
    code: t.exposeString('code', { description: '代码。 The code.' }),
    field: t.string({
      nullable: true,
      description: '出错的字段。 The field at fault.',
      resolve: problem => problem.field ?? null,
    }),
    message: t.string({
      description: '说明，使用读者的语言。 The sentence, in the reader’s language.',
      resolve: (problem, _args, ctx) => message(ctx.locale, problem.code, problem.params),
    }),
  }),
});

builder.objectType(ValidationError, {
  name: 'ValidationError',
  interfaces: [ErrorInterface],
  description: '输入有误，逐项列出。 The input is wrong; every problem is listed.',
  fields: t => ({
    problems: t.field({
      type: [ProblemType],
      description: '全部问题。 Every problem.',
      resolve: error => [...error.problems],
    }),
  }),
});

builder.objectType(NotFoundError, {
  name: 'NotFoundError',
  interfaces: [ErrorInterface],
  description: '没有这条记录，或无权查看。 No such record, or not yours to see.',
});

builder.objectType(ForbiddenError, {
  name: 'ForbiddenError',
  interfaces: [ErrorInterface],
  description: '您的角色不能执行此操作。 Your role may not do this.',
});

builder.objectType(ConflictError, {
  name: 'ConflictError',
  interfaces: [ErrorInterface],
  description: '与登记册现有内容冲突。 It contradicts what the register holds.',
  fields: t => ({
    field: t.string({
      nullable: true,
      description: '出错的字段。 The field at fault.',
      resolve: error => error.field ?? null,
    }),
  }),
});

builder.objectType(TransitionRefused, {
  name: 'TransitionRefused',
  interfaces: [ErrorInterface],
  description: '当前状态不能执行此操作。 The operation is not possible in this state.',
});

builder.objectType(StaleError, {
  name: 'StaleError',
  interfaces: [ErrorInterface],
  description: '他人已先保存，请比较两个版本。 Someone saved first; compare both versions.',
  fields: t => ({
    currentVersion: t.exposeInt('currentVersion', { description: '当前版本号。 The version saved now.' }),
  }),
});

/** The failures that any command on a record may have. */
export const COMMAND_ERRORS = [
  ValidationError,
  NotFoundError,
  ForbiddenError,
  ConflictError,
  TransitionRefused,
  StaleError,
];
