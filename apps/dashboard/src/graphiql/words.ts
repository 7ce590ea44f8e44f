import { currentLocale } from '../providers/locale.ts';

/** The few sentences of this page: it stands apart from the dashboard, whose catalogue it does not load. */
const words = {
  zh: {
    title: '查询工具',
    back: '返回工作台',
    examples: '示例',
    examplesLead: '选一个示例，它会在新标签页里打开，可以直接运行。',
    open: '打开示例：%s',
    signedIn: '以%s的身份查询',
    anonymous: '尚未登录：请先登录，或在 Headers 里填写 Authorization。',
    unreachable: '连不上服务器，请检查网络后再试。',
  },
  en: {
    title: 'GraphiQL',
    back: 'Back to the dashboard',
    examples: 'Examples',
    examplesLead: 'Choose one: it opens in a tab of its own, ready to run.',
    open: 'Open example: %s',
    signedIn: 'Querying as %s',
    anonymous: 'Not signed in: sign in first, or put an Authorization into Headers.',
    unreachable: 'The server cannot be reached. Check the network and try again.',
  },
} as const;

export function say(key: keyof (typeof words)['zh'], value = ''): string {
  return words[currentLocale()][key].replace('%s', value);
}
