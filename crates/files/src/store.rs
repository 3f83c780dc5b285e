use std::path::PathBuf;
use std::sync::Arc;

use bytes::Bytes;
use futures::StreamExt;
use futures::stream::BoxStream;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};
use tokio::sync::Semaphore;

use crate::{FileError, Limits, MediaKind, address, check, clean_name, hash};

/// How many files are looked into at the same time: each may need some times its own size in memory.
const AT_ONCE: usize = 2;

/// What is known of a file after it was stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stored {
    /// SHA-256 of the stored bytes, lower-case hex: the file's address.
    pub hash: String,
    pub kind: MediaKind,
    /// Stored bytes; fewer than were sent when positions and the like were taken out of an image.
    pub size: u64,
    /// The declared name, made fit to be shown.
    pub name: String,
    /// Pages of a PDF.
    pub pages: Option<u32>,
}

/// Where the files lie. Cheap to clone.
///
/// **Durable.** When [`FileStore::put`] answers, the file survives a loss of power. On a local disk a file is
/// written beside its place, brought to the disk (fsync), renamed, and its folder brought to the disk too; so
/// there is never half a file under a hash. S3 answers when the object is kept.
///
/// A file is put before the row that names it is committed. When that transaction then fails, a file stays that
/// nothing names; the same content put again finds it there.
#[derive(Clone, Debug)]
pub struct FileStore {
    objects: Arc<dyn ObjectStore>,
    /// The folder of a local store.
    folder: Option<Arc<PathBuf>>,
    checks: Arc<Semaphore>,
}

impl FileStore {
    /// Opens the store at a folder (made if it is not there), at `s3://bucket/prefix` with the credentials and
    /// endpoint of the usual `AWS_…` variables, or in memory (`memory:`, for tests).
    ///
    /// # Errors
    /// When the address cannot be used.
    pub fn open(address: &str) -> Result<Self, FileError> {
        if address == "memory:" {
            return Ok(Self::over(Arc::new(InMemory::new()), None));
        }
        if let Some(rest) = address.strip_prefix("s3://") {
            return Ok(Self::over(address::s3(rest)?, None));
        }
        let folder = PathBuf::from(address.strip_prefix("file:").unwrap_or(address));
        let unusable = |fault: &dyn std::fmt::Display| FileError::Address(format!("{}: {fault}", folder.display()));
        std::fs::create_dir_all(&folder).map_err(|fault| unusable(&fault))?;
        let disk = LocalFileSystem::new_with_prefix(&folder).map_err(|fault| unusable(&fault))?.with_fsync(true);
        Ok(Self::over(Arc::new(disk), Some(folder)))
    }

    fn over(objects: Arc<dyn ObjectStore>, folder: Option<PathBuf>) -> Self {
        Self { objects, folder: folder.map(Arc::new), checks: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// Checks a file by its content, takes positions and other notes out of an image, and stores it once.
    ///
    /// # Errors
    /// When the file is not taken, or the store does not answer.
    pub async fn put(&self, bytes: Bytes, declared_name: &str, limits: &Limits) -> Result<Stored, FileError> {
        let (checked, hash) = self.look_into(bytes, *limits).await?;
        let stored = Stored {
            kind: checked.kind,
            size: checked.bytes.len() as u64,
            name: clean_name(declared_name, checked.kind),
            pages: checked.pages,
            hash,
        };
        self.keep(&stored.hash, checked.bytes).await?;
        Ok(stored)
    }

    /// Puts back a file out of a backup: taken as it is when it has that hash.
    ///
    /// # Errors
    /// When the bytes have another hash, or the store does not answer.
    pub async fn restore(&self, hash: &str, bytes: Bytes) -> Result<(), FileError> {
        if hash::of(&bytes) != hash {
            return Err(FileError::Corrupt { hash: hash.to_owned() });
        }
        self.keep(hash, bytes).await
    }

    /// The whole file.
    ///
    /// # Errors
    /// When there is none, it was changed underneath, or the store does not answer.
    pub async fn get(&self, hash: &str) -> Result<Bytes, FileError> {
        let bytes = self.objects.get(&place(hash)?).await?.bytes().await?;
        if hash::of(&bytes) == hash { Ok(bytes) } else { Err(FileError::Corrupt { hash: hash.to_owned() }) }
    }

    /// The file as it comes. The hash is compared at the end: a changed file ends with an error instead of
    /// ending well.
    ///
    /// # Errors
    /// When there is none or the store does not answer.
    pub async fn stream(&self, hash: &str) -> Result<BoxStream<'static, Result<Bytes, FileError>>, FileError> {
        let parts = self.objects.get(&place(hash)?).await?.into_stream();
        Ok(hash::verified(hash.to_owned(), parts.map(|part| part.map_err(FileError::from)).boxed()))
    }

    /// Whether there is such a file.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn exists(&self, hash: &str) -> Result<bool, FileError> {
        let Ok(place) = place(hash) else { return Ok(false) };
        match self.objects.head(&place).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(fault) => Err(fault.into()),
        }
    }

    /// The hashes and sizes of all files, in no order: for a backup.
    pub fn list(&self) -> BoxStream<'static, Result<(String, u64), FileError>> {
        let files = self.objects.list(None).map(|file| {
            let file = file.map_err(FileError::from)?;
            Ok((file.location.filename().unwrap_or_default().to_owned(), file.size))
        });
        files.boxed()
    }

    /// Whether the store answers, for the readiness check.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ready(&self) -> Result<(), FileError> {
        self.exists(&hash::of(b"")).await.map(|_| ())
    }

    /// Reading a file is work for the processor: not on the threads that answer people.
    async fn look_into(&self, bytes: Bytes, limits: Limits) -> Result<(crate::Checked, String), FileError> {
        let _turn = self.checks.acquire().await.map_err(|fault| FileError::Unavailable(Box::new(fault)))?;
        let look = tokio::task::spawn_blocking(move || {
            let checked = check(bytes, &limits)?;
            let hash = hash::of(&checked.bytes);
            Ok((checked, hash))
        });
        // A file that makes its reader panic is as good as damaged.
        look.await.unwrap_or(Err(FileError::Damaged))
    }

    async fn keep(&self, hash: &str, bytes: Bytes) -> Result<(), FileError> {
        let place = place(hash)?;
        match self.objects.head(&place).await {
            Ok(there) if there.size == bytes.len() as u64 => self.bring_to_disk(&place).await,
            Ok(_) | Err(object_store::Error::NotFound { .. }) => {
                self.objects.put(&place, PutPayload::from_bytes(bytes)).await?;
                Ok(())
            }
            Err(fault) => Err(fault.into()),
        }
    }

    /// The file was there already, perhaps put a moment ago by somebody whose disk has not answered yet: waits
    /// for the disk all the same.
    async fn bring_to_disk(&self, place: &Path) -> Result<(), FileError> {
        let Some(folder) = &self.folder else { return Ok(()) };
        let file = folder.join(place.as_ref());
        let sync = move || {
            std::fs::File::open(&file)?.sync_all()?;
            file.parent().map_or(Ok(()), |folder| std::fs::File::open(folder)?.sync_all())
        };
        let unavailable = |fault: std::io::Error| FileError::Unavailable(Box::new(fault));
        tokio::task::spawn_blocking(sync)
            .await
            .map_err(|fault| FileError::Unavailable(Box::new(fault)))?
            .map_err(unavailable)
    }
}

/// Two levels of folders keep each of them small: 30 million files are some 460 in each.
fn place(hash: &str) -> Result<Path, FileError> {
    if !hash::is_hash(hash) {
        return Err(FileError::NotFound);
    }
    Ok(Path::from(format!("{}/{}/{hash}", &hash[..2], &hash[2..4])))
}
