import { createRoute, type AnyRoute } from '@tanstack/react-router'

export function settingsRoute(root: AnyRoute) {
  return createRoute({ getParentRoute: () => root, path: '/settings', component: () => null })
}
