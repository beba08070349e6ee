import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const api = process.env.YINXIN_API ?? 'http://127.0.0.1:9000';

export default defineConfig({
  plugins: [react()],
  build: { target: 'es2022', manifest: true, cssCodeSplit: false, assetsInlineLimit: 0 },
  server: { host: '127.0.0.1', proxy: { '/v1': api, '/.well-known': api } },
  test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'], environment: 'node' },
});
