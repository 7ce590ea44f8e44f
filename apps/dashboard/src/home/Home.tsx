import { lazy } from 'react';
import { isOverview } from '../layout/SideMenu.tsx';
import { useViewer } from '../providers/session.ts';

// Each in its own file: a caseworker's day starts without the weight of the charts.
const Overview = lazy(() => import('./Overview.tsx'));
const Work = lazy(() => import('./Work.tsx'));

/** Where a role starts its day. */
export default function Home() {
  const viewer = useViewer();
  return isOverview(viewer?.role) ? <Overview /> : <Work />;
}
