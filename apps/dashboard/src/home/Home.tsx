import { Page } from '../layout/Page.tsx';
export default function Home() {
  return <Page title="x">x</Page>;
}
