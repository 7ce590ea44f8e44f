export { labels } from './en/labels.ts';
export { problems } from './en/problems.ts';
