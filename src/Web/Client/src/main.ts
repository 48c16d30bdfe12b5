import './look/tokens.css';
import './look/base.css';
import './messages/message.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { bootstrap } from './bootstrap.ts';
import { goLive } from './realtime/live.svelte.ts';
import { store } from './state/store.svelte.ts';

const first = await bootstrap();
if (first && !first.signedOut) goLive(first);
// What this page knows, for whoever looks with the browser's own tools.
Object.assign(globalThis, { mtslife: { store } });
mount(App, { target: document.getElementById('app')!, props: { signedOut: first?.signedOut ? first : null } });
