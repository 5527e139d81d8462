import type { Feature } from '~/lib/feature'

export const home: Feature = {
  name: 'home',
  routes: [{ path: '/', title: 'home.nav', load: () => import('./home-page') }],
}
