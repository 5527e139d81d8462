import { Store } from '~/lib/store'

export const paletteOpen = new Store(false)
