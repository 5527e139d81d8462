import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vitest/config'
import { cssText } from './src/app/theme.ts'

const server = process.env['TANDEM_SERVER'] ?? 'http://127.0.0.1:8080'
const proxied = ['/api', '/crm', '/js', '/logo', '/health']

/** The tokens as a plain style sheet, so that pages rendered by the server share the look. */
function tokens(): Plugin {
  return {
    name: 'tokens',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'tokens.css', source: cssText() })
    },
  }
}

export default defineConfig({
  plugins: [react(), tokens()],
  resolve: { alias: { '~': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    // Otherwise every icon that two screens share is a file: Home asked for sixty. Styles keep their order, so they are left out.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'vendor', test: /node_modules\/(?!echarts|zrender|@dnd-kit).*\.[cm]?js$/ },
            { name: 'shared', test: /\/src\/(components|lib|api)\/(?!chart-canvas).*\.tsx?$/, minShareCount: 2 },
            { name: 'home', test: /\/(home-[a-z-]+|news)\.tsx?$|\/together\/home\/[a-z-]+\.tsx$/ },
          ],
        },
      },
    },
  },
  server: { proxy: Object.fromEntries(proxied.map((path) => [path, { target: server }])) },
  test: { environment: 'happy-dom', testTimeout: 30_000 /* other suites work beside this one */, include: ['src/**/*.test.{ts,tsx}'], setupFiles: ['src/test-setup.ts'], css: false, pool: 'threads', isolate: false },
})
