import { lazy, Suspense, useState } from 'react';
import { useNotificationContext } from 'react-admin';

const Notice = lazy(() => import('./Notice.tsx'));

/** What has been done or refused, as a word at the edge of the page; its code comes with the first one. */
export function Notices() {
  const { notifications } = useNotificationContext();
  const [ever, setEver] = useState(false);
  if (!ever && notifications.length > 0) setEver(true);
  return (
    ever && (
      <Suspense fallback={null}>
        <Notice />
      </Suspense>
    )
  );
}
