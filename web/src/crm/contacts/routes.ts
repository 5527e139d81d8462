export const routes = [
  { path: '/contacts', title: 'contacts.nav', load: () => import('./contacts-page') },
  { path: '/contacts/$id', title: 'contacts.nav', load: () => import('./contact-page') },
] as const

declare module '~/lib/routes' {
  interface Routes {
    contacts: typeof routes
  }
}
