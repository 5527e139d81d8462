// The tracker: <script defer data-domain="example.com" src="https://tandem.example/js/script.js"></script>
//
// Counts page views (also of single-page applications), engagement, custom events, outbound links, downloads and forms.
// Sets no cookie and stores nothing, until the page calls tandem.consent(): then one first-party id is kept.
// On the script tag: data-api (another address to send to), data-hash (routes after "#" are pages),
// data-manual (no page view by itself), data-exclude="/admin*,/login" (pages that are not counted),
// data-local (localhost is counted as well).
(function (window, document) {
  var location = window.location
  var history = window.history
  var script = document.currentScript
  var options = script.dataset
  var endpoint = options.api || new URL('/api/event', script.src).href
  var storageKey = 'tandem_id'
  var page // address of the page view that engagement belongs to
  var lastPath
  var activeSince = 0 // 0: nobody is looking
  var activeMs = 0
  var deepest = 0
  var reported = 0

  function stored() {
    try {
      return window.localStorage
    } catch {
      return {} // storage is forbidden here
    }
  }

  // Unlike randomUUID it is also there on pages without https.
  function newId() {
    return Array.from(window.crypto.getRandomValues(new Uint8Array(16)), function (byte) {
      return (byte + 256).toString(16).slice(1)
    }).join('')
  }

  function isExcluded(path) {
    return (options.exclude || '').split(',').some(function (pattern) {
      pattern = pattern.trim()
      return pattern && new RegExp('^' + pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '.*') + '/?$').test(path)
    })
  }

  // Tests and the maker's own computer, as Plausible's tracker has it; other machines are told apart by the server.
  function ignored() {
    return (
      location.protocol == 'file:' ||
      (options.local == null && /^(localhost|127(\.\d+){1,3}|\[::1\])$/.test(location.hostname)) ||
      ((window._phantom || window.__nightmare || window.navigator.webdriver || window.Cypress) && !window.__plausible) ||
      stored().plausible_ignore == 'true' ||
      isExcluded(location.pathname)
    )
  }

  // Text, so that the browser asks no permission of the other origin first.
  function send(body, callback) {
    body.d = options.domain || location.hostname
    body.c = stored()[storageKey]
    window
      .fetch(endpoint, { method: 'POST', keepalive: true, headers: { 'Content-Type': 'text/plain' }, body: JSON.stringify(body) })
      .then(function (response) {
        if (callback) callback({ status: response.status })
      })
      .catch(function (error) {
        if (callback) callback({ error: error })
      })
  }

  function track(name, given) {
    given = given || {}
    if (ignored()) return given.callback && given.callback()
    var url = given.url || given.u || location.href
    if (name == 'pageview') {
      leave()
      page = url
      activeMs = deepest = reported = 0
      activeSince = document.hidden ? 0 : Date.now()
      scrolled()
    }
    send(
      {
        n: name,
        u: url,
        r: document.referrer || undefined,
        p: given.props,
        $: given.revenue,
        i: given.interactive,
        h: options.hash != null ? 1 : undefined,
        s: window.screen.width + 'x' + window.screen.height,
      },
      given.callback,
    )
  }

  function scrolled() {
    var height = document.documentElement.scrollHeight || 1
    deepest = Math.max(deepest, Math.min(100, Math.round(((window.scrollY + window.innerHeight) / height) * 100)))
  }

  function pause() {
    if (activeSince) activeMs += Date.now() - activeSince
    activeSince = 0
  }

  // Sent when somebody turns away, if there is something new to tell.
  function leave() {
    pause()
    if (!page || (activeMs < 3000 && deepest <= reported)) return
    send({ n: 'engagement', u: page, e: activeMs, sd: deepest, h: options.hash != null ? 1 : undefined })
    activeMs = 0
    reported = deepest
  }

  // Going to another fragment is told twice, by popstate and by hashchange.
  function viewed() {
    var path = location.pathname + (options.hash == null ? '' : location.hash)
    if (lastPath == path) return
    lastPath = path
    track('pageview')
  }

  function clicked(event) {
    var link = event.target.closest && event.target.closest('a[href]')
    if (!link || event.button > 1) return
    if (/\.(pdf|xlsx?|docx?|pptx?|txt|rtf|csv|exe|key|pkg|dmg|msi|zip|rar|gz|7z|tar|mp[34]|avi|mov|wav)$/i.test(link.pathname))
      track('File Download', { props: { url: link.href } })
    else if (link.host && link.host != location.host && /^http/.test(link.protocol))
      track('Outbound Link: Click', { props: { url: link.href } })
  }

  function submitted(event) {
    // Tandem's forms have a place for the id, so that whoever agreed is tied to all visits.
    var field = event.target.elements && event.target.elements[storageKey]
    if (field) field.value = stored()[storageKey] || ''
    track('Form: Submission', { props: { path: location.pathname } })
  }

  var queued = (window.plausible && window.plausible.q) || (window.tandem && window.tandem.q) || []
  window.tandem = window.plausible = track
  // After the visitor agreed: the same person is recognised on later days. consent(false) takes it back.
  track.consent = function (granted) {
    var storage = stored()
    if (granted === false) delete storage[storageKey]
    else storage[storageKey] = storage[storageKey] || newId()
    return storage[storageKey]
  }
  queued.forEach(function (call) {
    track.apply(null, call)
  })

  document.addEventListener('visibilitychange', function () {
    if (document.hidden) leave()
    else if (!activeSince) activeSince = Date.now()
  })
  window.addEventListener('pagehide', leave)
  document.addEventListener('scroll', scrolled, { passive: true })
  document.addEventListener('click', clicked)
  document.addEventListener('auxclick', clicked)
  document.addEventListener('submit', submitted, true)
  if (options.manual != null) return

  var push = history.pushState
  history.pushState = function () {
    push.apply(history, arguments)
    viewed()
  }
  window.addEventListener('popstate', viewed)
  if (options.hash != null) window.addEventListener('hashchange', viewed)
  window.addEventListener('pageshow', function (event) {
    if (event.persisted) track('pageview')
  })
  if (document.visibilityState == 'prerender') document.addEventListener('visibilitychange', viewed, { once: true })
  else viewed()
})(window, document)
