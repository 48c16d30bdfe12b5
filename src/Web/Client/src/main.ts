import './look/tokens.css';
import './look/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { bootstrap } from './bootstrap.ts';
import { store } from './state/store.svelte.ts';

const first = await bootstrap();
if (first && !first.signedOut) store.start(first);
mount(App, { target: document.getElementById('app')!, props: { signedOut: first?.signedOut ? first : null } });
