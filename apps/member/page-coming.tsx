import { Skeleton } from '#platform/ui/phone/skeleton.tsx';

/** While the code of a page is on its way. */
export function PageComing() {
  return <div className="zj-screen"><main className="zj-main"><Skeleton /></main></div>;
}
