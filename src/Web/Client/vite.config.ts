import { svelte } from '@sveltejs/vite-plugin-svelte';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig } from 'vitest/config';

const out = '../wwwroot';

/** Compressed once, as small as it gets, instead of quickly at every request. */
const compressed = {
  name: 'compressed',
  closeBundle() {
    for (const name of readdirSync(out, { recursive: true }) as string[]) {
      if (!/\.(js|css|svg)$/.test(name)) continue;
      const content = readFileSync(`${out}/${name}`);
      const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
      writeFileSync(`${out}/${name}.br`, brotliCompressSync(content, { params }));
      writeFileSync(`${out}/${name}.gz`, gzipSync(content, { level: 9 }));
    }
  },
};

// The first load is one script and one style sheet: on a weak link every further request costs a round trip. Pages beside
// the conversation bring a script and a sheet of their own when they are opened.
export default defineConfig({
  plugins: [svelte(), compressed],
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'index', tags: ['$initial'], priority: 2 },
            // What several of the later pages share comes once, not as a handful of crumbs.
            { name: 'pages', minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:5080', '/hub': { target: 'http://localhost:5080', ws: true } } },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});
