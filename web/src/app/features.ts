import { navGroups, type Feature } from '~/lib/feature'

const found = Object.values(import.meta.glob<Feature>('../*/*/index.ts', { eager: true, import: 'feature' }))
const placeOf = ({ nav: [first] = [] }: Feature) => (first ? navGroups.indexOf(first.group) * 1000 + first.order : Number.MAX_SAFE_INTEGER)

/** Every feature: each folder with an index.ts, in the order of the navigation. Pages, settings, slots and commands follow. */
export const features = found.toSorted((a, b) => placeOf(a) - placeOf(b))
