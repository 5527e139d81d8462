import { createRoute, lazyRouteComponent, redirect, type AnyRoute } from '@tanstack/react-router'
import { patient } from '~/lib/patient'
import { features } from '../features'
import { PageSkeleton } from '../page-skeleton'

/** One page per section that a feature registers, within a common frame. */
export function settingsRoute(root: AnyRoute) {
  const frame = createRoute({ getParentRoute: () => root, path: '/settings', component: lazyRouteComponent(patient(() => import('./frame'))) })
  const index = createRoute({
    getParentRoute: () => frame,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/settings/workspace' })
    },
  })
  const sections = features.flatMap((feature) => feature.settings ?? []).map((section) =>
    createRoute({
      getParentRoute: () => frame,
      path: section.path.replace('/settings/', ''),
      component: lazyRouteComponent(patient(section.load)),
      pendingComponent: PageSkeleton,
      staticData: { title: section.label },
    }))
  return frame.addChildren([index, ...sections])
}
