import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import type { FeatureRoute } from '~/lib/feature'
import { patient } from '~/lib/patient'
import { features } from './features'
import { NotFound } from './not-found'
import { PageSkeleton } from './page-skeleton'
import { settingsRoute } from './settings/route'
import { Shell } from './shell'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound })

function page(route: FeatureRoute) {
  return createRoute({
    getParentRoute: () => root,
    path: route.path,
    component: lazyRouteComponent(patient(route.load)),
    pendingComponent: PageSkeleton,
    staticData: { title: route.title },
  })
}

// The address holds plain text: ?q=ada&f=score.at_least.40, no JSON.
const parseSearch = (text: string) => Object.fromEntries(new URLSearchParams(text))
function stringifySearch(search: Record<string, unknown>): string {
  const values = Object.entries(search).filter(([, value]) => value !== undefined && value !== null)
  const text = new URLSearchParams(values.map(([name, value]) => [name, String(value)])).toString()
  return text === '' ? '' : `?${text}`
}

export function makeRouter() {
  const routes = features.flatMap((feature) => feature.routes ?? []).map(page)
  return createRouter({
    routeTree: root.addChildren([...routes, settingsRoute(root)]),
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPendingMs: 120,
    defaultPendingMinMs: 0,
    scrollRestoration: false,
  })
}
