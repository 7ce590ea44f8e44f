export { labels } from './zh/labels.ts';
export { problems } from './zh/problems.ts';
