import { describe, expect, test } from 'vitest'
import { goalsBody, panelBody, pointsOf, seriesBody, totalsBody, unfinishedPoint, wireFilter, type Scope } from './stats'

const scope: Scope = { site: 'karrow.example', period: { from: '2026-11-01', to: '2026-11-20' }, filters: [{ field: 'source', match: 'is', value: 'Google' }] }
const shared = { site_id: 'karrow.example', date_range: ['2026-11-01', '2026-11-20'], filters: [['is', 'visit:source', ['Google']]] }

describe('a question', () => {
  test('for the big numbers compares with two dates', () => {
    const body = totalsBody(scope, { from: '2026-10-12', to: '2026-10-31' })
    expect(body).toMatchObject({ ...shared, include: { comparisons: { mode: 'custom', date_range: ['2026-10-12', '2026-10-31'] } } })
    expect(body.metrics).toEqual(['visitors', 'visits', 'pageviews', 'visit_duration'])
    expect(totalsBody(scope, undefined).include).toBeUndefined()
  })
  test('over time names its interval', () => {
    expect(seriesBody(scope, 'week', ['visits'])).toMatchObject({ ...shared, metrics: ['visits'], dimensions: ['time:week'], include: { time_labels: true } })
  })
  test('of a panel asks for a few rows', () => {
    expect(panelBody(scope, 'campaign', 8)).toMatchObject({ ...shared, dimensions: ['visit:utm_campaign'], pagination: { limit: 8 } })
  })
  test('for goals is told by goal', () => {
    expect(goalsBody(scope, 9)).toMatchObject({ ...shared, dimensions: ['event:goal'], metrics: ['visitors', 'conversion_rate', 'events'] })
  })
  test('ignores case where a part is enough', () => {
    expect(wireFilter({ field: 'page', match: 'contains', value: '/bike' })).toEqual(['contains', 'event:page', ['/bike'], { case_sensitive: false }])
    expect(wireFilter({ field: 'country', match: 'is_not', value: 'DE' })).toEqual(['is_not', 'visit:country', ['DE']])
  })
})

test('the point of now is not over, those before are', () => {
  const points = ['2026-11-19', '2026-11-20', '2026-11-21'].map((label) => ({ label, value: 1 }))
  expect(unfinishedPoint(points, { from: '2026-11-19', to: '2026-11-21' }, '2026-11-20 15')).toBe(1)
  expect(unfinishedPoint(points.slice(0, 1), { from: '2026-11-19', to: '2026-11-19' }, '2026-11-20 15')).toBeUndefined()
  expect(unfinishedPoint([{ label: '2026-11-01', value: 1 }], { from: '2026-11-01', to: '2026-11-20' }, '2026-11-20 15')).toBe(0)
})

test('a point is zero where nobody came and empty where its time has not come', () => {
  const labels = ['2026-11-20 14:00:00', '2026-11-20 15:00:00', '2026-11-20 16:00:00']
  const answer = { results: [{ dimensions: [labels[0]!], metrics: [7] }], meta: { time_labels: labels } }
  expect(pointsOf(answer, 'visitors', '2026-11-20 15').map((point) => point.value)).toEqual([7, 0, null])
  expect(pointsOf(answer, 'bounce_rate', '2026-11-20 15').map((point) => point.value)).toEqual([7, null, null])
})
