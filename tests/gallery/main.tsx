import './fake-messages';
import '@/assets/base.css';
import { render } from 'preact';
import { stories } from './stories';

/** `?story=NAME&dir=rtl` shows one surface; without a story, all their names. */
const params = new URLSearchParams(location.search);
const story = stories[params.get('story') ?? ''];
document.documentElement.dir = params.get('dir') ?? 'ltr';
if (story) void story.show().then((page) => render(page, document.body));
else
  render(
    <ul>
      {Object.keys(stories).map((name) => (
        <li key={name}>
          <a href={`?story=${name}`}>{name}</a>
        </li>
      ))}
    </ul>,
    document.body,
  );
